CREATE TABLE `mail_stops` (
	`campaign_id` integer NOT NULL,
	`address_hash` text NOT NULL,
	`stopped_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `address_hash`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text,
	`campaign_id` integer,
	`state` text NOT NULL,
	`rank` integer NOT NULL,
	`letter` text,
	`address_hash` text NOT NULL,
	`unsubscribe_hash` text,
	`created_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`until` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`sending_at` integer,
	`data_at` integer,
	`settled_at` integer,
	`reason` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "mail_state" CHECK(state in ('queued', 'sending', 'sent', 'refused', 'unknown', 'dropped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_key_unique` ON `mails` (`key`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`rank`,`next_at`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_sending` ON `mails` (`sending_at`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `mails_by_topic` ON `mails` (`topic`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `mails_by_campaign` ON `mails` (`campaign_id`,`kind`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_way_out` ON `mails` (`unsubscribe_hash`);--> statement-breakpoint
CREATE INDEX `pledges_with_address` ON `pledges` (`campaign_id`) WHERE email is not null;