CREATE TABLE `shares` (
	`campaign_id` integer NOT NULL,
	`day` text NOT NULL,
	`way` text NOT NULL,
	`message_id` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`, `way`, `message_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
