DROP INDEX `pledges_by_campaign`;--> statement-breakpoint
DROP INDEX `pledges_by_address`;--> statement-breakpoint
ALTER TABLE `pledges` ADD `address_hash` text;--> statement-breakpoint
CREATE INDEX `pledges_by_campaign` ON `pledges` (`campaign_id`,`state`,`id`,`account_id`,`message_id`,`address_hash`,`removed_at`);--> statement-breakpoint
CREATE INDEX `pledges_by_address` ON `pledges` (`address_hash`) WHERE address_hash is not null;