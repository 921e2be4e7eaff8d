// Loading a contract declares its operations, events and error codes: what the documents and the routes are made of.
import '@anlan/contracts/tenancy';
import '@anlan/contracts/responsibility';
import '@anlan/contracts/enforcement';
