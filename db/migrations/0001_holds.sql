CREATE TABLE `holds` (
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`paused_at` integer,
	`halted_at` integer,
	`reason` text,
	`said` text,
	`alike` text,
	`resumed_at` integer,
	PRIMARY KEY(`launch_id`, `network`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "halt_reason" CHECK((halted_at is null) = (reason is null))
);
--> statement-breakpoint
ALTER TABLE `launches` ADD `restored_at` integer;--> statement-breakpoint
ALTER TABLE `launches` DROP COLUMN `halt_reason`;--> statement-breakpoint
ALTER TABLE `launches` DROP COLUMN `halt_said`;--> statement-breakpoint
ALTER TABLE `launches` DROP COLUMN `halt_alike`;--> statement-breakpoint
ALTER TABLE `launches` DROP COLUMN `resumed_at`;