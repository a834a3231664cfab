CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`address_sealed` text,
	`address_hash` text,
	`next_sealed` text,
	`next_hash` text,
	`next_asked_at` integer,
	`receipt_hash` text NOT NULL,
	`receipt_sealed` text NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_at` integer,
	`withdrawn_at` integer,
	`written_for` integer,
	`posted_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reminder_state" CHECK(state in ('asked', 'confirmed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_receipt_hash_unique` ON `reminders` (`receipt_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_reminder_an_address` ON `reminders` (`campaign_id`,`address_hash`) WHERE state = 'confirmed';--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_by_next` ON `reminders` (`next_hash`);--> statement-breakpoint
CREATE INDEX `reminders_by_campaign` ON `reminders` (`campaign_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `reminders_unwritten` ON `reminders` (`campaign_id`,`written_for`) WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX `reminders_asked` ON `reminders` (`asked_at`) WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX `reminders_with_address` ON `reminders` (`campaign_id`) WHERE address_sealed is not null;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mailings` (
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
	CONSTRAINT "mailing_audience" CHECK(audience in ('supporters', 'organizers', 'reminders')),
	CONSTRAINT "mailing_state" CHECK(state in ('waiting', 'done', 'dropped'))
);
--> statement-breakpoint
INSERT INTO `__new_mailings`("id", "campaign_id", "audience", "kind", "topic", "data", "state", "created_at", "start_at", "after_id", "mails") SELECT "id", "campaign_id", "audience", "kind", "topic", "data", "state", "created_at", "start_at", "after_id", "mails" FROM `mailings`;--> statement-breakpoint
DROP TABLE `mailings`;--> statement-breakpoint
ALTER TABLE `__new_mailings` RENAME TO `mailings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `one_mailing_a_topic` ON `mailings` (`topic`,`audience`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `mails_by_address` ON `mails` (`address_hash`,`created_at`);