import { describeDirectory, describeUnpersonalised } from '../../../../support/describe-directory.js';

describeDirectory('DF03');
describeUnpersonalised('DF03');
