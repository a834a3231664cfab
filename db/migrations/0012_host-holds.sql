CREATE TABLE `host_holds` (
	`launch_id` integer NOT NULL,
	`network` text NOT NULL,
	`host` text NOT NULL,
	`halted_at` integer,
	`reason` text,
	`said` text,
	`alike` text,
	`contact` text,
	`resumed_at` integer,
	PRIMARY KEY(`launch_id`, `network`, `host`),
	FOREIGN KEY (`launch_id`) REFERENCES `launches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "host_halt_reason" CHECK((halted_at is null) = (reason is null))
);
