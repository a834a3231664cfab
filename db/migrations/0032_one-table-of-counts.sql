CREATE TABLE `counts` (
	`campaign_id` integer NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`key` text NOT NULL,
	`message_id` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `period`, `key`, `message_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "count_kind" CHECK(kind in ('visit', 'arrival', 'click', 'robot-click', 'share', 'card-opening', 'call'))
);
--> statement-breakpoint
DROP TABLE `card_openings`;--> statement-breakpoint
DROP TABLE `clicks`;--> statement-breakpoint
DROP TABLE `shares`;--> statement-breakpoint
DROP TABLE `sources`;--> statement-breakpoint
DROP TABLE `visits`;--> statement-breakpoint
DROP TABLE `calls`;