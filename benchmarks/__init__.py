"""What Headwater is measured by: one file a task, each with its floors."""
