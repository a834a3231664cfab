DROP INDEX `pledges_by_campaign`;--> statement-breakpoint
ALTER TABLE `pledges` ADD `removed_at` integer;--> statement-breakpoint
ALTER TABLE `pledges` ADD `removed_reason` text;--> statement-breakpoint
CREATE INDEX `pledges_by_campaign` ON `pledges` (`campaign_id`,`state`,`id`,`account_id`,`message_id`,`email`,`removed_at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `folded` text;