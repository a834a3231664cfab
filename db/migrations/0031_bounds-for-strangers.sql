CREATE TABLE `mail_refusals` (
	`mailbox_hash` text PRIMARY KEY NOT NULL,
	`refused_at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `mails_by_address`;--> statement-breakpoint
ALTER TABLE `mails` ADD `mailbox_hash` text;--> statement-breakpoint
CREATE INDEX `mails_by_mailbox` ON `mails` (`mailbox_hash`,`created_at`);--> statement-breakpoint
ALTER TABLE `password_resets` ADD `token_sealed` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `stranger` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `size` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sessions_of_supporters` ON `sessions` (`stranger`,`seen_at`,`size`) WHERE organizer_id is null;