CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`network` text NOT NULL,
	`remote_id` text NOT NULL,
	`host` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`followers` integer DEFAULT 0 NOT NULL,
	`profile_url` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	CONSTRAINT "account_network" CHECK(network in ('x', 'bluesky', 'mastodon'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_once` ON `accounts` (`network`,`remote_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`sealed` text NOT NULL,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "grant_state" CHECK(state in ('live', 'reconnect', 'revoked'))
);
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`state` text NOT NULL,
	`run` text NOT NULL,
	`holder` text,
	`issued_at` integer NOT NULL,
	`held_at` integer,
	`closed_at` integer,
	`why` text,
	`mark` integer,
	`doubt_until` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "batch_state" CHECK(state in ('queued', 'closed', 'done'))
);
--> statement-breakpoint
CREATE INDEX `batches_by_launch` ON `batches` (`launch_id`,`state`);--> statement-breakpoint
CREATE INDEX `batches_open` ON `batches` (`state`) WHERE state <> 'done';--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `senders` (
	`id` text PRIMARY KEY NOT NULL,
	`machine` text NOT NULL,
	`egress` text NOT NULL,
	`pid` integer NOT NULL,
	`start_ticks` text,
	`first_seen_at` integer NOT NULL,
	`dead_at` integer
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`story` text NOT NULL,
	`byline` text DEFAULT '' NOT NULL,
	`organization` text NOT NULL,
	`goal` integer NOT NULL,
	`time_zone` text NOT NULL,
	`hashtag` text DEFAULT '' NOT NULL,
	`call_script` text DEFAULT '' NOT NULL,
	`hotline` text,
	`lobbying_days` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "campaign_state" CHECK(state in ('draft', 'published'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_slug_unique` ON `campaigns` (`slug`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_by_campaign` ON `messages` (`campaign_id`,`position`);--> statement-breakpoint
CREATE TABLE `visits` (
	`campaign_id` integer NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`delivery_id` integer NOT NULL,
	`batch_id` integer,
	`at` integer NOT NULL,
	`sent_at` integer,
	`kind` text NOT NULL,
	`reason` text,
	`status` integer,
	`request_id` text,
	`answer` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `attempts_by_delivery` ON `attempts` (`delivery_id`,`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`launch_id` integer NOT NULL,
	`pledge_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`network` text NOT NULL,
	`host` text NOT NULL,
	`state` text NOT NULL,
	`text` text NOT NULL,
	`frozen` text NOT NULL,
	`batch_id` integer,
	`place` integer,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`look_at` integer,
	`looks` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`remote_id` text,
	`url` text,
	`posted_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "delivery_state" CHECK(state in ('pending', 'queued', 'posted', 'refused', 'unknown', 'withdrawn', 'stopped', 'missed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `deliveries` (`launch_id`,`pledge_id`);--> statement-breakpoint
CREATE INDEX `deliveries_by_state` ON `deliveries` (`launch_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_by_batch` ON `deliveries` (`batch_id`,`place`);--> statement-breakpoint
CREATE INDEX `deliveries_by_pledge` ON `deliveries` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `deliveries_sent` ON `deliveries` (`launch_id`,`sent_at`) WHERE state = 'posted';--> statement-breakpoint
CREATE INDEX `deliveries_in_doubt` ON `deliveries` (`look_at`) WHERE look_at is not null;--> statement-breakpoint
CREATE TABLE `launches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`launch_at` integer NOT NULL,
	`late_limit_ms` integer DEFAULT 300000 NOT NULL,
	`retry_window_ms` integer DEFAULT 900000 NOT NULL,
	`armed_at` integer,
	`paused_at` integer,
	`stopped_at` integer,
	`halt_reason` text,
	`finished_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "launch_kind" CHECK(kind in ('real', 'rehearsal')),
	CONSTRAINT "launch_state" CHECK(state in ('draft', 'open', 'arming', 'armed', 'firing', 'settling', 'finished', 'cancelled', 'missed', 'stopped', 'halted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_real_launch` ON `launches` (`campaign_id`) WHERE kind = 'real';--> statement-breakpoint
CREATE INDEX `launches_by_state` ON `launches` (`state`,`launch_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `organizers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "organizer_role" CHECK(role in ('owner', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizers_email_unique` ON `organizers` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`organizer_id` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`text` text NOT NULL,
	`message_id` integer,
	`email` text,
	`receipt_hash` text NOT NULL,
	`receipt_sealed` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "pledge_state" CHECK(state in ('active', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_receipt_hash_unique` ON `pledges` (`receipt_hash`);--> statement-breakpoint
CREATE INDEX `pledges_by_campaign` ON `pledges` (`campaign_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `pledges_confirmed` ON `pledges` (`campaign_id`,`confirmed_at`);--> statement-breakpoint
CREATE INDEX `pledges_withdrawn` ON `pledges` (`campaign_id`,`withdrawn_at`) WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_once` ON `pledges` (`campaign_id`,`account_id`);