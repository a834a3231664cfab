PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`network` text NOT NULL,
	`remote_id` text NOT NULL,
	`host` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`profile_url` text NOT NULL,
	`folded` text,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_accounts`("id", "network", "remote_id", "host", "handle", "name", "followers", "profile_url", "folded", "created_at", "seen_at") SELECT "id", "network", "remote_id", "host", "handle", "name", "followers", "profile_url", "folded", "created_at", "seen_at" FROM `accounts`;--> statement-breakpoint
DROP TABLE `accounts`;--> statement-breakpoint
ALTER TABLE `__new_accounts` RENAME TO `accounts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `account_once` ON `accounts` (`network`,`remote_id`);