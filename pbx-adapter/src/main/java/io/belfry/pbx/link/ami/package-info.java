/** asterisk-java as the carrier of AMI (docs/adr/0003-asterisk-java-carries-the-frames.md). */
package io.belfry.pbx.link.ami;
