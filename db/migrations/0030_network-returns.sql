CREATE TABLE `network_returns` (
	`address` text PRIMARY KEY NOT NULL,
	`begun_at` integer NOT NULL,
	`outcome` text
);
--> statement-breakpoint
CREATE INDEX `network_returns_by_age` ON `network_returns` (`begun_at`);--> statement-breakpoint
ALTER TABLE `congress_offices` ADD `zip` text;