CREATE TABLE `mailings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`audience` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`start_at` integer NOT NULL,
	`after_id` integer DEFAULT 0 NOT NULL,
	`mails` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mailing_audience" CHECK(audience in ('supporters', 'organizers')),
	CONSTRAINT "mailing_state" CHECK(state in ('waiting', 'done', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_mailing_a_topic` ON `mailings` (`topic`,`audience`) WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE `launches` ADD `goal_rule` text DEFAULT 'anyway' NOT NULL;--> statement-breakpoint
ALTER TABLE `launches` ADD `extend_days` integer;--> statement-breakpoint
ALTER TABLE `launches` ADD `extended_from` integer;--> statement-breakpoint
ALTER TABLE `launches` ADD `unreached_at` integer;--> statement-breakpoint
ALTER TABLE `launches` ADD `goal_count` integer;