/** Where the parts meet: configuration, wiring, health. */
package io.belfry.pbx.app;
