/** Typed identifiers; a bare string or number never crosses a method boundary as an id. */
package io.belfry.contracts.id;
