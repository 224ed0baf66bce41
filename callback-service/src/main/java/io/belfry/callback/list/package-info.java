/** Callback lists (F4). */
package io.belfry.callback.list;
