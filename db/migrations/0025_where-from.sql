CREATE TABLE `sources` (
	`campaign_id` integer NOT NULL,
	`source` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `source`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `pledges` ADD `source` text;--> statement-breakpoint
CREATE INDEX `pledges_by_source` ON `pledges` (`campaign_id`,`state`,`source`,`invited_by`);