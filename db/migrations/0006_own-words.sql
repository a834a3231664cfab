CREATE TABLE `bands` (
	`band` integer NOT NULL,
	`pledge_id` integer NOT NULL,
	PRIMARY KEY(`band`, `pledge_id`)
);
--> statement-breakpoint
CREATE TABLE `prints` (
	`pledge_id` integer PRIMARY KEY NOT NULL,
	`grams` blob NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `pledges` ADD `text_rule` text;--> statement-breakpoint
ALTER TABLE `pledges` ADD `print_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `pledges_by_print` ON `pledges` (`campaign_id`,`print_version`) WHERE state = 'active';