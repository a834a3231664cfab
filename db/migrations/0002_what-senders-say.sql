ALTER TABLE `senders` ADD `heard_at` integer;--> statement-breakpoint
ALTER TABLE `senders` ADD `sockets` integer;--> statement-breakpoint
ALTER TABLE `senders` ADD `clock_apart_ms` integer;