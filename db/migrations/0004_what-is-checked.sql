CREATE TABLE `account_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`network` text NOT NULL,
	`asked_at` integer NOT NULL,
	`total` integer NOT NULL,
	`working` integer DEFAULT 0 NOT NULL,
	`reconnect` integer DEFAULT 0 NOT NULL,
	`unclear` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_check_at_a_time` ON `account_checks` (`campaign_id`,`network`) WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX `checks_by_campaign` ON `account_checks` (`campaign_id`,`id`);--> statement-breakpoint
CREATE TABLE `vitals` (
	`name` text PRIMARY KEY NOT NULL,
	`seen` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `grants` ADD `checked_at` integer;