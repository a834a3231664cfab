ALTER TABLE `grants` ADD `gone_at` integer;--> statement-breakpoint
CREATE INDEX `grants_said_gone` ON `grants` (`server`) WHERE gone_at is not null;