package io.belfry.contracts.pbx;

/** Number and name of a party; null where unknown. */
public record CallerId(String number, String name) {}
