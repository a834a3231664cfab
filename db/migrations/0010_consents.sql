CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`pledge_id` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`address_sealed` text NOT NULL,
	`address_hash` text NOT NULL,
	`mailbox_hash` text NOT NULL,
	`words` text NOT NULL,
	`ticked_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_pledge_id_unique` ON `consents` (`pledge_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `consents_secret_hash_unique` ON `consents` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `consents_by_campaign` ON `consents` (`campaign_id`,`address_hash`);--> statement-breakpoint
CREATE TABLE `mail_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`pledge_id` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`address_sealed` text NOT NULL,
	`address_hash` text NOT NULL,
	`for_pledge` integer NOT NULL,
	`words` text,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_questions_pledge_id_unique` ON `mail_questions` (`pledge_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_questions_secret_hash_unique` ON `mail_questions` (`secret_hash`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `consent` text DEFAULT '' NOT NULL;