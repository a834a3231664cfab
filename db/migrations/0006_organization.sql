CREATE TABLE `channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `channels_by_campaign` ON `channels` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`postal` text DEFAULT '' NOT NULL,
	`site` text DEFAULT '' NOT NULL,
	`imprint` text DEFAULT '' NOT NULL,
	`logo` text,
	`time_zone` text NOT NULL,
	`lang` text NOT NULL,
	`data_protection` text DEFAULT '' NOT NULL,
	`authority` text DEFAULT '' NOT NULL,
	`hosting` text DEFAULT '' NOT NULL,
	`second_step` integer DEFAULT false NOT NULL,
	`saved_at` integer NOT NULL,
	CONSTRAINT "one_organization" CHECK(id = 1)
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `site` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `imprint` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `logo` text;