CREATE TABLE `test_posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`organizer_id` integer,
	`account_id` integer NOT NULL,
	`network` text NOT NULL,
	`text` text NOT NULL,
	`state` text DEFAULT 'sending' NOT NULL,
	`reason` text,
	`remote_id` text,
	`url` text,
	`made_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "test_post_state" CHECK(state in ('sending', 'posted', 'not-sent', 'refused', 'unknown', 'deleted'))
);
--> statement-breakpoint
CREATE INDEX `test_posts_by_campaign` ON `test_posts` (`campaign_id`,`made_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_test_of_a_text` ON `test_posts` (`campaign_id`,`account_id`,`text`) WHERE state in ('sending', 'posted', 'unknown');