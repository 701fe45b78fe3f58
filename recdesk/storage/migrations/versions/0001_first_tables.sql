-- The first tables: records, documents, reviews, the audit chain, search indexes. Statements stand between empty lines.

CREATE TABLE audit (
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    action TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    details TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (seq)
)

CREATE INDEX ix_audit_record ON audit (record_kind, record, seq)

CREATE TABLE candidates (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    id_seen TEXT,
    legal_name TEXT NOT NULL,
    latin_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    name_order TEXT NOT NULL,
    form_of_address TEXT NOT NULL,
    date_of_birth INTEGER,
    national_id TEXT NOT NULL,
    language TEXT NOT NULL,
    languages TEXT NOT NULL,
    email TEXT NOT NULL,
    email_source TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_source TEXT NOT NULL,
    street TEXT NOT NULL,
    city TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    country TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    consent_purpose TEXT NOT NULL,
    consent_policy TEXT NOT NULL,
    consent_given_on INTEGER,
    consent_channel TEXT NOT NULL,
    consent_expires_on INTEGER,
    source TEXT NOT NULL,
    referrer TEXT NOT NULL,
    notice_days INTEGER,
    notice_unit TEXT NOT NULL,
    notice_verified_with TEXT NOT NULL,
    notice_verified_on INTEGER,
    right_to_work TEXT NOT NULL,
    right_to_work_until INTEGER,
    background_check TEXT NOT NULL,
    background_check_until INTEGER,
    accommodation TEXT NOT NULL,
    accommodation_text TEXT NOT NULL,
    next_action TEXT NOT NULL,
    next_action_due INTEGER,
    owner TEXT NOT NULL,
    notes TEXT NOT NULL,
    status TEXT NOT NULL,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    archived_at INTEGER,
    search_key TEXT DEFAULT '' NOT NULL,
    sort_name TEXT DEFAULT '' NOT NULL,
    sort_city TEXT DEFAULT '' NOT NULL,
    email_key TEXT DEFAULT '' NOT NULL,
    phone_key TEXT DEFAULT '' NOT NULL,
    last_stage TEXT DEFAULT '' NOT NULL,
    last_requisition TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_candidates PRIMARY KEY (id),
    CONSTRAINT uq_candidates_number UNIQUE (number)
)

CREATE INDEX ix_candidates_archived ON candidates (id) WHERE archived_at IS NOT NULL

CREATE INDEX ix_candidates_consent_expires_on ON candidates (consent_expires_on, id)

CREATE INDEX ix_candidates_country ON candidates (country, id)

CREATE INDEX ix_candidates_email_key ON candidates (email_key, id)

CREATE INDEX ix_candidates_external_id ON candidates (external_id, id)

CREATE INDEX ix_candidates_last_requisition ON candidates (last_requisition, id)

CREATE INDEX ix_candidates_last_stage ON candidates (last_stage, id)

CREATE INDEX ix_candidates_national_id ON candidates (national_id, id)

CREATE INDEX ix_candidates_next_action_due ON candidates (next_action_due, id)

CREATE INDEX ix_candidates_owner ON candidates (owner, id)

CREATE INDEX ix_candidates_phone_key ON candidates (phone_key, id)

CREATE INDEX ix_candidates_right_to_work_until ON candidates (right_to_work_until, id)

CREATE INDEX ix_candidates_sort_city ON candidates (sort_city, id)

CREATE INDEX ix_candidates_sort_name ON candidates (sort_name, id)

CREATE INDEX ix_candidates_status ON candidates (status, id)

CREATE TABLE decided_pairs (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    operator TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_decided_pairs PRIMARY KEY (a, b),
    CONSTRAINT ck_decided_pairs_in_order CHECK (a < b)
)
 WITHOUT ROWID

CREATE INDEX ix_decided_pairs_b ON decided_pairs (b)

CREATE TABLE documents (
    id INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    type TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    version INTEGER NOT NULL,
    dated INTEGER,
    valid_until INTEGER,
    original_name TEXT NOT NULL,
    engine TEXT NOT NULL,
    template TEXT NOT NULL,
    template_sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    verified BOOLEAN NOT NULL,
    facts TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER,
    created_by TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT uq_documents_path UNIQUE (path)
)

CREATE INDEX ix_documents_record ON documents (record_kind, record, id)

CREATE INDEX ix_documents_valid_until ON documents (valid_until, id)

CREATE TABLE drafts (
    operator TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    form_values TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (operator, record_kind, record)
)
 WITHOUT ROWID

CREATE TABLE imports (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    profile TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    undone_at INTEGER,
    made TEXT NOT NULL,
    "before" TEXT NOT NULL,
    CONSTRAINT pk_imports PRIMARY KEY (id)
)

CREATE TABLE number_sequences (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_number_sequences PRIMARY KEY (kind, year)
)
 WITHOUT ROWID

CREATE TABLE offers (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    requisition TEXT NOT NULL,
    job_title TEXT NOT NULL,
    department TEXT NOT NULL,
    amount TEXT,
    currency TEXT NOT NULL,
    basis TEXT,
    frequency TEXT,
    bonus TEXT NOT NULL,
    allowances TEXT NOT NULL,
    benefits TEXT NOT NULL,
    start_date INTEGER,
    probation_days INTEGER,
    probation_unit TEXT NOT NULL,
    notice_days INTEGER,
    notice_unit TEXT NOT NULL,
    valid_until INTEGER,
    end_date INTEGER,
    country TEXT NOT NULL,
    city TEXT NOT NULL,
    office TEXT NOT NULL,
    work_type TEXT,
    fte TEXT NOT NULL,
    hours_per_week TEXT NOT NULL,
    annual_leave_days INTEGER,
    function TEXT NOT NULL,
    language TEXT NOT NULL,
    document_type TEXT NOT NULL,
    template TEXT NOT NULL,
    signers TEXT NOT NULL,
    approvals TEXT NOT NULL,
    inform TEXT NOT NULL,
    status TEXT NOT NULL,
    approved_at INTEGER,
    sent_at INTEGER,
    accepted_at INTEGER,
    declined_at INTEGER,
    withdrawn_at INTEGER,
    expired_at INTEGER,
    content_sha256 TEXT NOT NULL,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    archived_at INTEGER,
    search_key TEXT DEFAULT '' NOT NULL,
    candidate_name TEXT DEFAULT '' NOT NULL,
    sort_candidate TEXT DEFAULT '' NOT NULL,
    letter_sha256 TEXT DEFAULT '' NOT NULL,
    letter_version INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_offers PRIMARY KEY (id),
    CONSTRAINT uq_offers_number UNIQUE (number)
)

CREATE INDEX ix_offers_archived ON offers (id) WHERE archived_at IS NOT NULL

CREATE INDEX ix_offers_candidate ON offers (candidate, id)

CREATE INDEX ix_offers_external_id ON offers (external_id, id)

CREATE INDEX ix_offers_requisition ON offers (requisition, id)

CREATE INDEX ix_offers_sort_candidate ON offers (sort_candidate, id)

CREATE INDEX ix_offers_start_date ON offers (start_date, id)

CREATE INDEX ix_offers_status ON offers (status, id)

CREATE TABLE operators (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at INTEGER,
    row_version INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_operators PRIMARY KEY (id),
    CONSTRAINT uq_operators_name_key UNIQUE (name_key)
)

CREATE TABLE reference (
    section TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_reference PRIMARY KEY (section)
)
 WITHOUT ROWID

CREATE TABLE requisitions (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    approved_on INTEGER,
    approved_by TEXT NOT NULL,
    finance_reference TEXT NOT NULL,
    places INTEGER NOT NULL,
    title TEXT NOT NULL,
    family TEXT NOT NULL,
    level TEXT NOT NULL,
    function TEXT NOT NULL,
    department TEXT NOT NULL,
    fte TEXT NOT NULL,
    country TEXT NOT NULL,
    city TEXT NOT NULL,
    office TEXT NOT NULL,
    work_type TEXT,
    pay_from TEXT,
    pay_to TEXT,
    pay_currency TEXT NOT NULL,
    pay_basis TEXT,
    pay_frequency TEXT,
    pay_confirmed_by TEXT NOT NULL,
    pay_confirmed_on INTEGER,
    recruiter TEXT,
    coordinator TEXT,
    hiring_manager TEXT,
    panel TEXT NOT NULL,
    advert_title TEXT NOT NULL,
    advert_summary TEXT NOT NULL,
    advert_responsibilities TEXT NOT NULL,
    advert_qualifications TEXT NOT NULL,
    advert_requirements TEXT NOT NULL,
    advert_company TEXT NOT NULL,
    channels TEXT NOT NULL,
    questions TEXT NOT NULL,
    target_start INTEGER,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    clock_started_at INTEGER,
    external_id TEXT NOT NULL,
    extra TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    archived_at INTEGER,
    search_key TEXT DEFAULT '' NOT NULL,
    sort_title TEXT DEFAULT '' NOT NULL,
    sort_city TEXT DEFAULT '' NOT NULL,
    recruiter_name TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_requisitions PRIMARY KEY (id),
    CONSTRAINT uq_requisitions_number UNIQUE (number)
)

CREATE INDEX ix_requisitions_archived ON requisitions (id) WHERE archived_at IS NOT NULL

CREATE INDEX ix_requisitions_external_id ON requisitions (external_id, id)

CREATE INDEX ix_requisitions_sort_city ON requisitions (sort_city, id)

CREATE INDEX ix_requisitions_sort_title ON requisitions (sort_title, id)

CREATE INDEX ix_requisitions_status ON requisitions (status, id)

CREATE TABLE reviews (
    id INTEGER NOT NULL,
    checklist TEXT NOT NULL,
    checklist_version INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record TEXT NOT NULL,
    operator TEXT NOT NULL,
    at INTEGER NOT NULL,
    items TEXT NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (id)
)

CREATE INDEX ix_reviews_record ON reviews (record_kind, record, id)

CREATE TABLE tallies (
    name TEXT NOT NULL,
    kept INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    CONSTRAINT pk_tallies PRIMARY KEY (name)
)
 WITHOUT ROWID

CREATE TABLE applications (
    id INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    requisition TEXT NOT NULL,
    stage TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    row_version INTEGER NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    CONSTRAINT pk_applications PRIMARY KEY (id),
    CONSTRAINT uq_applications_candidate_requisition UNIQUE (candidate, requisition),
    CONSTRAINT fk_applications_candidate FOREIGN KEY(candidate) REFERENCES candidates (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_applications_requisition FOREIGN KEY(requisition) REFERENCES requisitions (number) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_applications_requisition ON applications (requisition, id)

CREATE TABLE name_pairs (
    pair TEXT NOT NULL,
    candidate_id INTEGER NOT NULL,
    CONSTRAINT pk_name_pairs PRIMARY KEY (pair, candidate_id),
    CONSTRAINT fk_name_pairs_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidates (id) ON DELETE CASCADE
)
 WITHOUT ROWID

CREATE INDEX ix_name_pairs_candidate_id ON name_pairs (candidate_id)

CREATE TABLE stage_events (
    id INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    requisition TEXT NOT NULL,
    stage TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_stage_events PRIMARY KEY (id),
    CONSTRAINT fk_stage_events_candidate FOREIGN KEY(candidate) REFERENCES candidates (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_stage_events_requisition FOREIGN KEY(requisition) REFERENCES requisitions (number) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_stage_events_application ON stage_events (candidate, requisition, entered_at)

CREATE INDEX ix_stage_events_requisition ON stage_events (requisition, id)

CREATE VIRTUAL TABLE requisitions_search USING fts5 (search_key, content='requisitions', content_rowid='id', tokenize='trigram', columnsize=0)

CREATE TRIGGER requisitions_search_insert AFTER INSERT ON requisitions
BEGIN
    INSERT INTO requisitions_search (rowid, search_key) VALUES (new.id, new.search_key);
END

CREATE TRIGGER requisitions_search_delete AFTER DELETE ON requisitions
BEGIN
    INSERT INTO requisitions_search (requisitions_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
END

CREATE TRIGGER requisitions_search_update AFTER UPDATE OF search_key ON requisitions WHEN old.search_key <> new.search_key
BEGIN
    INSERT INTO requisitions_search (requisitions_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
    INSERT INTO requisitions_search (rowid, search_key) VALUES (new.id, new.search_key);
END

CREATE VIRTUAL TABLE candidates_search USING fts5 (search_key, content='candidates', content_rowid='id', tokenize='trigram', columnsize=0)

CREATE TRIGGER candidates_search_insert AFTER INSERT ON candidates
BEGIN
    INSERT INTO candidates_search (rowid, search_key) VALUES (new.id, new.search_key);
END

CREATE TRIGGER candidates_search_delete AFTER DELETE ON candidates
BEGIN
    INSERT INTO candidates_search (candidates_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
END

CREATE TRIGGER candidates_search_update AFTER UPDATE OF search_key ON candidates WHEN old.search_key <> new.search_key
BEGIN
    INSERT INTO candidates_search (candidates_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
    INSERT INTO candidates_search (rowid, search_key) VALUES (new.id, new.search_key);
END

CREATE VIRTUAL TABLE offers_search USING fts5 (search_key, content='offers', content_rowid='id', tokenize='trigram', columnsize=0)

CREATE TRIGGER offers_search_insert AFTER INSERT ON offers
BEGIN
    INSERT INTO offers_search (rowid, search_key) VALUES (new.id, new.search_key);
END

CREATE TRIGGER offers_search_delete AFTER DELETE ON offers
BEGIN
    INSERT INTO offers_search (offers_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
END

CREATE TRIGGER offers_search_update AFTER UPDATE OF search_key ON offers WHEN old.search_key <> new.search_key
BEGIN
    INSERT INTO offers_search (offers_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
    INSERT INTO offers_search (rowid, search_key) VALUES (new.id, new.search_key);
END

INSERT INTO tallies (name, kept, archived) VALUES ('requisitions', 0, 0)

CREATE TRIGGER requisitions_tally_insert AFTER INSERT ON requisitions
BEGIN
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'requisitions';
END

CREATE TRIGGER requisitions_tally_delete AFTER DELETE ON requisitions
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'requisitions';
END

CREATE TRIGGER requisitions_tally_archive AFTER UPDATE OF archived_at ON requisitions WHEN (old.archived_at IS NULL) <> (new.archived_at IS NULL)
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'requisitions';
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'requisitions';
END

INSERT INTO tallies (name, kept, archived) VALUES ('candidates', 0, 0)

CREATE TRIGGER candidates_tally_insert AFTER INSERT ON candidates
BEGIN
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'candidates';
END

CREATE TRIGGER candidates_tally_delete AFTER DELETE ON candidates
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'candidates';
END

CREATE TRIGGER candidates_tally_archive AFTER UPDATE OF archived_at ON candidates WHEN (old.archived_at IS NULL) <> (new.archived_at IS NULL)
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'candidates';
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'candidates';
END

INSERT INTO tallies (name, kept, archived) VALUES ('offers', 0, 0)

CREATE TRIGGER offers_tally_insert AFTER INSERT ON offers
BEGIN
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'offers';
END

CREATE TRIGGER offers_tally_delete AFTER DELETE ON offers
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'offers';
END

CREATE TRIGGER offers_tally_archive AFTER UPDATE OF archived_at ON offers WHEN (old.archived_at IS NULL) <> (new.archived_at IS NULL)
BEGIN
    UPDATE tallies SET kept = kept - (old.archived_at IS NULL), archived = archived - (old.archived_at IS NOT NULL) WHERE name = 'offers';
    UPDATE tallies SET kept = kept + (new.archived_at IS NULL), archived = archived + (new.archived_at IS NOT NULL) WHERE name = 'offers';
END

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is only added to');
END

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is only added to');
END
