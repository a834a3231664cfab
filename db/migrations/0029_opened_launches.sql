ALTER TABLE `launches` ADD `opened_at` integer;--> statement-breakpoint
-- Nobody wrote down so far which launches were let go: one that was armed may have been.
UPDATE `launches` SET `opened_at` = `launch_at` WHERE `armed_at` IS NOT NULL;
