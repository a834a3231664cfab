ALTER TABLE `senders` ADD `differs` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `digest` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `pledges` ADD `digest` text DEFAULT '' NOT NULL;