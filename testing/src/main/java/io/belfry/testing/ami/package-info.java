/** A server that plays recorded AMI streams to any AMI client. */
package io.belfry.testing.ami;
