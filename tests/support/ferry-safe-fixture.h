/* One file between this computer and a real server, as a worker carries it: what the tests of
 * resuming, verifying and replacing share. The file is called "file" on both sides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-client-fixture.h"
#include "ferry-file-task.h"

G_BEGIN_DECLS

#define SAFE_SIZE (3 * 1024 * 1024 + 17)
#define SAFE_TIME G_GINT64_CONSTANT (1580704200)

FerryFileTask *safe_new_task (Fixture *fixture, FerryTaskKind kind);
void safe_set_begun (FerryFileTask *task, gint64 size, gint64 modified);
void safe_run (Fixture *fixture, FerryFileTask *task);
void safe_run_well (Fixture *fixture, FerryFileTask *task);
void safe_assert_failed (FerryFileTask *task, GQuark domain, int code);

/* A file of SAFE_SIZE bytes that @seed tells, and its first @size bytes. */
void safe_make (const char *path, guint seed, gsize size);
void safe_spoil (const char *path, gint64 position);
void safe_set_time (const char *path, gint64 modified);

guint safe_count (Fixture *fixture, const char *command);
void safe_forget_log (Fixture *fixture);
gboolean safe_exists (const char *path);

G_END_DECLS
