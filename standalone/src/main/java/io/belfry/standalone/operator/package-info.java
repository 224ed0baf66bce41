/** What the operator of the suite asks of its services, over their HTTP. */
package io.belfry.standalone.operator;
