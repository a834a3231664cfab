DROP INDEX `deliveries_by_state`;--> statement-breakpoint
DROP INDEX `deliveries_sent`;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `moment_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `deliveries` SET `moment_at` = (SELECT `launch_at` FROM `launches` WHERE `launches`.`id` = `launch_id`);--> statement-breakpoint
CREATE INDEX `deliveries_by_host` ON `deliveries` (`launch_id`,`state`,`network`,`host`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_lateness` ON `deliveries` (`launch_id`,(sent_at - moment_at),`sent_at`) WHERE state = 'posted';--> statement-breakpoint
ALTER TABLE `batches` ADD `network` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `host` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `size` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `unsent` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `done_at` integer;--> statement-breakpoint
UPDATE `batches` SET `network` = (SELECT `network` FROM `deliveries` WHERE `batch_id` = `batches`.`id`), `size` = (SELECT count(*) FROM `deliveries` WHERE `batch_id` = `batches`.`id`), `done_at` = CASE `state` WHEN 'done' THEN coalesce(`closed_at`, `held_at`, `issued_at`) END;--> statement-breakpoint
CREATE INDEX `batches_by_network` ON `batches` (`network`,`done_at`);--> statement-breakpoint
ALTER TABLE `launches` ADD `spread_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `launches` ADD `spread_seed` integer;