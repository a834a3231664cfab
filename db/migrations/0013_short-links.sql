CREATE TABLE `clicks` (
	`campaign_id` integer NOT NULL,
	`hour` integer NOT NULL,
	`place` text NOT NULL,
	`message_id` integer NOT NULL,
	`robot` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `hour`, `place`, `message_id`, `robot`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `link_in_posts` integer DEFAULT false NOT NULL;