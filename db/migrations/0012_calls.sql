CREATE TABLE `calls` (
	`campaign_id` integer NOT NULL,
	`day` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`, `outcome`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "call_outcome" CHECK(outcome in ('spoke', 'message', 'busy', 'skip'))
);
--> statement-breakpoint
CREATE TABLE `counted_calls` (
	`form` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counted_calls_by_age` ON `counted_calls` (`at`);--> statement-breakpoint
CREATE TABLE `congress_editions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`current` integer DEFAULT false NOT NULL,
	`loaded_at` integer NOT NULL,
	`newest_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`members` integer NOT NULL,
	`offices` integer NOT NULL,
	`zips` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_current_edition` ON `congress_editions` (`current`) WHERE current = 1;--> statement-breakpoint
CREATE TABLE `congress_members` (
	`edition` integer NOT NULL,
	`bioguide` text NOT NULL,
	`chamber` text NOT NULL,
	`state` text NOT NULL,
	`district` integer,
	`name` text NOT NULL,
	`party` text NOT NULL,
	`phone` text,
	`url` text,
	`ends_on` text NOT NULL,
	PRIMARY KEY(`edition`, `bioguide`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "member_chamber" CHECK(chamber in ('house', 'senate'))
);
--> statement-breakpoint
CREATE INDEX `members_by_seat` ON `congress_members` (`edition`,`state`,`district`);--> statement-breakpoint
CREATE TABLE `congress_offices` (
	`edition` integer NOT NULL,
	`bioguide` text NOT NULL,
	`place` integer NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`phone` text NOT NULL,
	PRIMARY KEY(`edition`, `bioguide`, `place`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `congress_zips` (
	`edition` integer NOT NULL,
	`zip` text NOT NULL,
	`state` text NOT NULL,
	`district` integer NOT NULL,
	PRIMARY KEY(`edition`, `zip`, `state`, `district`),
	FOREIGN KEY (`edition`) REFERENCES `congress_editions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `zips_by_district` ON `congress_zips` (`edition`,`state`,`district`);