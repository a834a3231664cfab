CREATE TABLE `card_openings` (
	`campaign_id` integer NOT NULL,
	`day` text NOT NULL,
	`site` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`, `site`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `lang` text;