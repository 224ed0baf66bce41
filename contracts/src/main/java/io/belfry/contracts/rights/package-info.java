/** Who may see and do what. */
package io.belfry.contracts.rights;
