CREATE TABLE `client_keys` (
	`kid` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`made_at` integer NOT NULL
);
