CREATE TABLE `server_apps` (
	`network` text NOT NULL,
	`host` text NOT NULL,
	`callback_url` text NOT NULL,
	`sealed` text,
	`made_at` integer,
	`claimed_until` integer,
	PRIMARY KEY(`network`, `host`, `callback_url`)
);
--> statement-breakpoint
CREATE TABLE `server_facts` (
	`network` text NOT NULL,
	`host` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`network`, `host`)
);
