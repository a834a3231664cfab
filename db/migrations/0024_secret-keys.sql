CREATE TABLE `hash_keys` (
	`key_id` text NOT NULL,
	`purpose` text NOT NULL,
	`sealed` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`key_id`, `purpose`)
);
--> statement-breakpoint
CREATE TABLE `key_holders` (
	`process` text PRIMARY KEY NOT NULL,
	`keys` text NOT NULL,
	`heard_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secret_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`seals_since` integer NOT NULL,
	`emptied_at` integer
);
