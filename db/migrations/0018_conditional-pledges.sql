ALTER TABLE `launches` ADD `going` integer;--> statement-breakpoint
ALTER TABLE `pledges` ADD `at_least` integer;--> statement-breakpoint
CREATE INDEX `pledges_on_condition` ON `pledges` (`campaign_id`,`id`) WHERE at_least is not null;