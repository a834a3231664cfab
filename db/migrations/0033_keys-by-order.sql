DROP TABLE `key_holders`;--> statement-breakpoint
DROP TABLE `secret_keys`;