CREATE TABLE `rehearsal_grants` (
	`launch_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`launch_id`, `account_id`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`launch_id` integer PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`trial_of` integer,
	`foretold` text,
	`measured` text,
	`ended_why` text,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`trial_of`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict
);
