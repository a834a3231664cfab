CREATE TABLE `measurements` (
	`delivery_id` integer NOT NULL,
	`round_id` integer NOT NULL,
	`at` integer NOT NULL,
	`gone` integer NOT NULL,
	`impressions` integer,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer,
	PRIMARY KEY(`delivery_id`, `round_id`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`round_id`) REFERENCES `reach_rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `reach_latest` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`message_id` integer NOT NULL,
	`followers` integer NOT NULL,
	`at` integer NOT NULL,
	`gone_since` integer,
	`impressions` integer,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `best_by_impressions` ON `reach_latest` (`launch_id`,`impressions`);--> statement-breakpoint
CREATE INDEX `best_by_likes` ON `reach_latest` (`launch_id`,`likes`);--> statement-breakpoint
CREATE INDEX `best_by_reposts` ON `reach_latest` (`launch_id`,`reposts`);--> statement-breakpoint
CREATE INDEX `best_by_replies` ON `reach_latest` (`launch_id`,`replies`);--> statement-breakpoint
CREATE INDEX `best_by_quotes` ON `reach_latest` (`launch_id`,`quotes`);--> statement-breakpoint
CREATE INDEX `gone_posts` ON `reach_latest` (`launch_id`,`gone_since`) WHERE gone_since is not null;--> statement-breakpoint
CREATE TABLE `reach_rounds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`kind` text NOT NULL,
	`planned_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`reason` text,
	`next_at` integer DEFAULT 0 NOT NULL,
	`holder` text,
	`hold_until` integer DEFAULT 0 NOT NULL,
	`turns` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`after_id` integer DEFAULT 0 NOT NULL,
	`last_id` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`measured` integer DEFAULT 0 NOT NULL,
	`gone` integer DEFAULT 0 NOT NULL,
	`silent` integer DEFAULT 0 NOT NULL,
	`dollars` real DEFAULT 0 NOT NULL,
	`started_at` integer,
	`done_at` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "round_kind" CHECK(kind in ('planned', 'asked')),
	CONSTRAINT "round_state" CHECK(state in ('planned', 'running', 'done', 'skipped', 'broken'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_once` ON `reach_rounds` (`launch_id`,`network`,`planned_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_round_at_a_time` ON `reach_rounds` (`launch_id`,`network`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `rounds_to_do` ON `reach_rounds` (`planned_at`) WHERE state in ('planned', 'running');--> statement-breakpoint
CREATE TABLE `reach_sums` (
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`message_id` integer NOT NULL,
	`gone` integer NOT NULL,
	`posts` integer DEFAULT 0 NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`impressions_of` integer DEFAULT 0 NOT NULL,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer DEFAULT 0 NOT NULL,
	`bookmarks_of` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`launch_id`, `network`, `message_id`, `gone`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `round_sums` (
	`round_id` integer NOT NULL,
	`message_id` integer NOT NULL,
	`gone` integer NOT NULL,
	`posts` integer DEFAULT 0 NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`impressions_of` integer DEFAULT 0 NOT NULL,
	`likes` integer DEFAULT 0 NOT NULL,
	`reposts` integer DEFAULT 0 NOT NULL,
	`replies` integer DEFAULT 0 NOT NULL,
	`quotes` integer DEFAULT 0 NOT NULL,
	`bookmarks` integer DEFAULT 0 NOT NULL,
	`bookmarks_of` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`round_id`, `message_id`, `gone`),
	FOREIGN KEY (`round_id`) REFERENCES `reach_rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
