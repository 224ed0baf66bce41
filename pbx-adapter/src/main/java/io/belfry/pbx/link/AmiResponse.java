package io.belfry.pbx.link;

/** What the PBX answered to an action; the message may be null. */
public record AmiResponse(boolean success, String message) {}
