/**
 * Asterisk's events and fields in, contracts out: the only place that knows Asterisk's spellings.
 */
package io.belfry.pbx.translate;
