package io.belfry.simulator.out;

/** What a PBX says: an AMI event, a CEL row, a queue_log row. */
public sealed interface Output permits AmiEvent, CelRow, QueueLogRow {}
