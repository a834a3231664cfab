CREATE TABLE `drafts` (
	`campaign_id` integer NOT NULL,
	`section` text NOT NULL,
	`organizer_id` integer NOT NULL,
	`version` integer NOT NULL,
	`typed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `section`, `organizer_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "draft_section" CHECK(section in ('basics', 'picture', 'story', 'messages', 'actions', 'calls', 'hotline', 'videos', 'reposts'))
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `bill` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `call_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `picture` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `actions` text DEFAULT '{"pledge":{"shown":true,"title":"","text":""},"share":{"shown":true,"title":"","text":""},"call":{"shown":true,"title":"","text":""}}' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `videos` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `reposts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `versions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `preview_hash` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `preview_sealed` text;--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_by_preview` ON `campaigns` (`preview_hash`);--> statement-breakpoint
ALTER TABLE `messages` ADD `retired_at` integer;