ALTER TABLE `launches` ADD `halt_said` text;--> statement-breakpoint
ALTER TABLE `launches` ADD `halt_alike` text;--> statement-breakpoint
ALTER TABLE `launches` ADD `resumed_at` integer;